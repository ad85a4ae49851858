using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using OpsBuild.Ecs.Templates.Rendering;

namespace OpsBuild.Ecs.Templates.Aws;

/// <summary>Parameters of AWS Systems Manager; asked once a template calls for one, and not before.</summary>
/// <param name="client">The client. The caller disposes it.</param>
public sealed class AwsParameterStore(IAmazonSimpleSystemsManagement client) : IParameterStore
{
    /// <inheritdoc/>
    /// <exception cref="AwsLookupException">AWS refuses to say, or cannot be asked.</exception>
    public async Task<ParameterValue?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.GetParameterAsync(new GetParameterRequest { Name = name, WithDecryption = true }, cancellationToken).ConfigureAwait(false);
            return new ParameterValue(answer.Parameter.Value, answer.Parameter.Type == ParameterType.StringList);
        }
        catch (Exception error) when (error is ParameterNotFoundException or ParameterVersionNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (AwsLookupException.Explains(error, cancellationToken))
        {
            throw new AwsLookupException($"the parameter {name}", "ssm", "ssm:GetParameter on the parameter, and kms:Decrypt on its key if it is a SecureString", error);
        }
    }
}
