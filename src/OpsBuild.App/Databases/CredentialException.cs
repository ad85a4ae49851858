namespace OpsBuild.App.Databases;

/// <summary>The secret cannot be read, or holds no credential.</summary>
internal sealed class CredentialException(string message, Exception? cause = null) : Exception(message, cause);
