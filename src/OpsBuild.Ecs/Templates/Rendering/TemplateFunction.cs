namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary>A function that actions may call.</summary>
internal abstract class TemplateFunction(string name, Signature signature)
{
    /// <summary>The name with its prefix.</summary>
    public string Name { get; } = name;

    public Signature Signature { get; } = signature;

    /// <summary>Whether a call may have to wait for a network.</summary>
    public virtual bool Waits => false;

    public abstract ValueTask<TemplateValue> CallAsync(Invocation call, CancellationToken cancellationToken);
}
