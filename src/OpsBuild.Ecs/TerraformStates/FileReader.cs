namespace OpsBuild.Ecs.TerraformStates;

/// <summary>Fetches a state from a file.</summary>
internal static class FileReader
{
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        StateLocation.LocalFile location, TerraformStateOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(location.Path);
            return await BoundedCopy.ReadAsync(file, location, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new TerraformStateException(
                $"There is no Terraform state {location.Path}.",
                $"The path counts from the current directory, {Environment.CurrentDirectory}.",
                "Correct the path, or run terraform init where it should be.",
                failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TerraformStateException($"{location.Path} cannot be read.", failure.Message, "Name a file that this user may read.", failure);
        }
    }
}
