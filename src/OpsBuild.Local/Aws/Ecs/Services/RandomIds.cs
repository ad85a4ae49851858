using System.Security.Cryptography;

namespace OpsBuild.Local.Aws.Ecs.Services;

/// <summary>Ids of the forms that ECS gives to what belongs to a service.</summary>
internal static class RandomIds
{
    /// <summary>19 digits, of a deployment or a revision.</summary>
    public static string Digits() => RandomNumberGenerator.GetString("123456789", 1) + RandomNumberGenerator.GetString("0123456789", 18);

    /// <summary>21 letters and digits, of a service deployment.</summary>
    public static string Letters() =>
        RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 21);
}
