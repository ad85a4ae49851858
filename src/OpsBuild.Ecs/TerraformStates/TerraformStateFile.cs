namespace OpsBuild.Ecs.TerraformStates;

/// <summary>Fetches Terraform states.</summary>
public static class TerraformStateFile
{
    private const string WorkspaceVariable = "TF_WORKSPACE";
    private const string WorkspaceFile = "environment";

    /// <summary>Fetches and reads a state, following the s3 backend of <c>.terraform/terraform.tfstate</c>.</summary>
    /// <param name="location">A path, or an address that begins with file://, http://, https:// or s3://.</param>
    /// <param name="options">How it is fetched; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="TerraformStateException">There is no state, it cannot be fetched in time, or it is no state of version 4.</exception>
    public static async Task<TerraformState> LoadAsync(string location, TerraformStateOptions? options, CancellationToken cancellationToken)
    {
        options ??= new TerraformStateOptions();
        var source = StateLocation.Parse(location);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        try
        {
            using var document = StateDocument.Parse(await FetchAsync(source, options, limit.Token).ConfigureAwait(false), source.ToString()!);
            if (BackendBlock.Follow(document.RootElement, source.ToString()!, Workspace(source, options)) is not { } followed)
                return TerraformState.Read(document.RootElement, source.ToString()!);
            source = followed;
            return TerraformState.Read(await FetchAsync(source, options, limit.Token).ConfigureAwait(false), source.ToString()!);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TerraformStateException(
                $"{source} was not fetched within {options.Timeout.TotalSeconds:0.#} s.",
                "Who holds it answers too slowly, or not at all.",
                "See whether the address can be reached from here; a proxy or a firewall may drop it.");
        }
    }

    /// <summary>What keeps a location from being one, found without fetching anything; null for a location that can be tried.</summary>
    /// <param name="location">As for <see cref="LoadAsync"/>.</param>
    public static TerraformStateException? ProblemOf(string location)
    {
        try
        {
            _ = StateLocation.Parse(location);
            return null;
        }
        catch (TerraformStateException problem)
        {
            return problem;
        }
    }

    private static Task<ReadOnlyMemory<byte>> FetchAsync(StateLocation location, TerraformStateOptions options, CancellationToken cancellationToken) =>
        location switch
        {
            StateLocation.LocalFile file => FileReader.ReadAsync(file, options, cancellationToken),
            StateLocation.Web web => WebReader.ReadAsync(web, options, cancellationToken),
            StateLocation.S3 s3 => S3Reader.ReadAsync(s3, options, cancellationToken),
            _ => throw new InvalidOperationException($"Unknown kind of location: {location.GetType().Name}."),
        };

    private static string? Workspace(StateLocation location, TerraformStateOptions options)
    {
        if (location is not StateLocation.LocalFile { KnowsWorkspace: true } file)
            return null;
        if (options.Variable(WorkspaceVariable) is { } named)
            return named;
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file.Path))!, WorkspaceFile);
        // Terraform writes it without a line end; an editor may have added one.
        return File.Exists(beside) && File.ReadAllText(beside).Trim() is { Length: > 0 } selected ? selected : null;
    }
}
