using OpsBuild.Build.Targets;
using OpsBuild.Images;

namespace OpsBuild.Build.Runs;

/// <summary>What this build has pushed, for whatever runs afterwards: a digest goes before every name.</summary>
internal static class PushedImages
{
    /// <summary>All of them, by digest.</summary>
    public static IReadOnlyList<string> All => [.. IPushEcr.Pushed.Values.Select(image => image.Uri)];

    /// <summary>The image for a purpose; null where none was pushed.</summary>
    public static string? Of(ImagePurpose purpose) => IPushEcr.Pushed.TryGetValue(purpose, out var image) ? image.Uri : null;

    /// <summary>The image for a command of the batch; null where none was pushed.</summary>
    public static string? OfCommand(string command) => Of(PurposeOf(command)) ?? Of(ImagePurpose.BatchMigrateDb);

    private static ImagePurpose PurposeOf(string command) =>
        command is "create_db_app_user" or "check_db_app_user" ? ImagePurpose.BatchCreateDbAppUser : ImagePurpose.BatchMigrateDb;
}
