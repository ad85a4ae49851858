namespace Nuke.Common;

/// <summary>Turns off parts of what a build prints by itself; on the build class.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public class DisableDefaultOutputAttribute : Attribute
{
    /// <summary>Names the parts; none means all of them.</summary>
    public DisableDefaultOutputAttribute(params DefaultOutput[] disabledOutputs) =>
        DisabledOutputs = disabledOutputs.Length > 0 ? disabledOutputs : Enum.GetValues<DefaultOutput>();

    /// <summary>The parts that are not printed.</summary>
    public DefaultOutput[] DisabledOutputs { get; }

    /// <summary>Whether the attribute counts for this run; always, unless overridden.</summary>
    public virtual bool IsApplicable(INukeBuild build) => true;
}
