namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary>Where <c>ssm</c> finds its parameters: Systems Manager, or what stands in for it.</summary>
public interface IParameterStore
{
    /// <summary>Reads a parameter, decrypted; null when there is none of that name.</summary>
    Task<ParameterValue?> FindAsync(string name, CancellationToken cancellationToken);
}
