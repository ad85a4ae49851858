using OpsBuild.Local.Databases;

namespace OpsBuild.Pipeline.Local;

/// <summary>A database that a person names in place of the local environment's own.</summary>
/// <param name="Text">The URL as it was given, which holds no password.</param>
/// <param name="Url">Where it is, and as whom to connect.</param>
/// <param name="Access">How to get in.</param>
public sealed record NamedDatabase(string Text, DatabaseUrl Url, DatabaseAccess Access);
