namespace OpsBuild.Images;

/// <summary>An image in the engine of this machine.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Tag">Its tag.</param>
/// <param name="Reference">Its name in the engine, <c>opsbuild/app:app-1a2b3c4d5e-20260114093000</c>.</param>
/// <param name="Id">The engine's id of it, <c>sha256:…</c>; two tags of one content have the same.</param>
/// <param name="ContentHash">SHA-256, 64 hexadecimal digits, of all that went into it; label <c>dev.opsbuild.content</c>.</param>
/// <param name="Bytes">Its size in the engine, unpacked.</param>
/// <param name="Platform">What it runs on, as <c>linux/amd64</c>.</param>
public sealed record BuiltImage(ImagePurpose Purpose, ImageTag Tag, string Reference, string Id, string ContentHash, long Bytes, string Platform)
{
    /// <summary>Whether it was there before, and only got another tag.</summary>
    /// <value>Default false.</value>
    public bool IsReused { get; init; }

    /// <summary>How many of the build's steps the engine had already.</summary>
    /// <value>Default 0.</value>
    public int CachedSteps { get; init; }

    /// <summary>How many steps the build had; 0 for an image that was there before.</summary>
    /// <value>Default 0.</value>
    public int Steps { get; init; }

    /// <summary>How long it took.</summary>
    /// <value>Default zero.</value>
    public TimeSpan Took { get; init; }
}
