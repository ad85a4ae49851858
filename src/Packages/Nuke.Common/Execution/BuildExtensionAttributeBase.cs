namespace Nuke.Common.Execution;

/// <summary>Base of attributes on the build class that take part in a run by implementing <c>IOn...</c> interfaces.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public abstract class BuildExtensionAttributeBase : Attribute, IBuildExtension
{
    /// <summary>The build that carries the attribute.</summary>
    public INukeBuild Build { get; internal set; }

    /// <inheritdoc/>
    /// <value>Default 0.</value>
    public virtual float Priority { get; set; }
}
