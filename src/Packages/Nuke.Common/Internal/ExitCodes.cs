namespace Nuke.Common.Internal;

/// <summary>The exit codes of a build; <see cref="NukeBuild.Execute{T}"/> documents them for users.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    public const int TargetFailed = 1;

    public const int WrongUsage = 2;

    /// <summary>128 + 2, as a shell reports SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>128 + 15, as a shell reports SIGTERM.</summary>
    public const int Terminated = 143;
}
