using OpsBuild.Local.Aws.SystemsManager;

namespace OpsBuild.Local.Runtime.Tasks;

/// <summary>Reads the parameters of Systems Manager that a definition's <c>secrets</c> name, decrypted.</summary>
internal sealed class ParameterReader(ParameterStore store)
{
    /// <param name="valueFrom">A parameter's ARN, or its name: whatever is no ARN is a name.</param>
    /// <exception cref="TaskStartException">There is no such parameter.</exception>
    public string Read(string valueFrom)
    {
        lock (store.Gate)
        {
            return store.Select(valueFrom)?.Version.Value.Reveal() ?? throw new TaskStartException(
                "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets "
                + $"from ssm: service call has been retried 1 time(s): invalid ssm parameters: {valueFrom}");
        }
    }
}
