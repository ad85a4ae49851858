namespace OpsBuild.Ecs.TerraformStates;

/// <summary>Where a state is.</summary>
internal abstract record StateLocation
{
    private StateLocation() { }

    /// <summary>A file.</summary>
    /// <param name="Path">Its path; a relative one counts from the current directory.</param>
    /// <param name="KnowsWorkspace">Whether the workspace may stand in a file beside it, as with .terraform/terraform.tfstate.</param>
    public sealed record LocalFile(string Path, bool KnowsWorkspace) : StateLocation
    {
        /// <inheritdoc/>
        public override string ToString() => Path;
    }

    /// <summary>A web address.</summary>
    public sealed record Web(Uri Address) : StateLocation
    {
        // User, password, query (presigned addresses carry their signature there) and fragment stay out of every message.
        /// <inheritdoc/>
        public override string ToString() =>
            Address.GetComponents(UriComponents.Scheme | UriComponents.Host | UriComponents.Port | UriComponents.Path, UriFormat.UriEscaped);
    }

    /// <summary>An object in S3.</summary>
    public sealed record S3(string Bucket, string Key, S3Access Access) : StateLocation
    {
        /// <inheritdoc/>
        public override string ToString() => $"s3://{Bucket}/{Key}";
    }

    /// <summary>Reads a location as ecspresso's tfstate plugin takes it in <c>url</c>.</summary>
    /// <exception cref="TerraformStateException">It is of a kind that is not supported, or malformed.</exception>
    public static StateLocation Parse(string text)
    {
        var schemeEnd = text.IndexOf("://", StringComparison.Ordinal);
        // One letter is a drive of Windows.
        var scheme = schemeEnd > 1 ? text[..schemeEnd] : "";
        return scheme switch
        {
            "" when text.Length > 0 => new LocalFile(text, KnowsWorkspace: true),
            "file" => new LocalFile(FilePath(text), KnowsWorkspace: false),
            "http" or "https" => Uri.TryCreate(text, UriKind.Absolute, out var address)
                ? new Web(address)
                : throw Refused($"an {scheme} location", "It is no valid address.", "Write it like https://host/path/terraform.tfstate."),
            "s3" => S3Object(text[(schemeEnd + 3)..]),
            "gs" or "azurerm" or "remote" => throw Refused(
                $"a location of the kind {scheme}://",
                "Files, http, https and s3 are what this build reads.",
                $"Fetch the state first (terraform state pull > terraform.tfstate) and name that file."),
            _ => throw Refused(
                scheme.Length == 0 ? "an empty location" : $"a location of the unknown kind {scheme}://",
                "It is neither a path nor one of file://, http://, https:// and s3://.",
                "Correct the location."),
        };
    }

    private static string FilePath(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.IsFile && address.Host.Length == 0
            ? address.LocalPath
            : throw Refused(text, "A file:// location is absolute and names no host.", "Write it like file:///srv/terraform.tfstate.");

    private static S3 S3Object(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == text.Length - 1)
            throw Refused($"s3://{text}", "It does not name a bucket and a key.", "Write it like s3://bucket/path/terraform.tfstate.");
        if (text.AsSpan().ContainsAny('?', '#'))
            throw Refused($"s3://{text}", "? and # end a key in a URL.", "Write them as %3F and %23.");
        return new S3(text[..slash], Uri.UnescapeDataString(text[(slash + 1)..]), new S3Access());
    }

    private static TerraformStateException Refused(string what, string why, string remedy) =>
        new($"The Terraform state cannot be read from {what}.", why, remedy);
}
