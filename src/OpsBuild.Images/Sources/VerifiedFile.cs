namespace OpsBuild.Images.Sources;

/// <summary>A file that is what somebody has vouched for.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Sha256">Its SHA-256, 64 hexadecimal digits in lower case.</param>
public sealed record VerifiedFile(string Path, string Sha256);
