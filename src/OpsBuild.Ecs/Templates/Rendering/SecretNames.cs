namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary>Tells by its name what may hold a secret.</summary>
internal static class SecretNames
{
    private static readonly string[] Words =
        ["PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "TOKEN", "CREDENTIAL", "PRIVATE_KEY", "ACCESS_KEY", "API_KEY", "APIKEY", "DATABASE_URL"];

    /// <summary>Too many is harmless (an error then says less), too few is not.</summary>
    public static bool LooksSecret(string name) => Words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
