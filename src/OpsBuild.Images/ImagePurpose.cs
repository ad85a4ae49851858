using System.Diagnostics.CodeAnalysis;

namespace OpsBuild.Images;

/// <summary>What an image is for; a closed set. Its name opens the image's tag and names its Dockerfile.</summary>
public sealed record ImagePurpose
{
    private ImagePurpose(string name) => Name = name;

    /// <summary>The service, <c>app</c>.</summary>
    public static ImagePurpose App { get; } = new("app");

    /// <summary>The batch that makes and checks the application's database user, <c>batch-create-db-app-user</c>.</summary>
    public static ImagePurpose BatchCreateDbAppUser { get; } = new("batch-create-db-app-user");

    /// <summary>The batch that checks, plans and applies migrations, with the migrations themselves, <c>batch-migrate-db</c>.</summary>
    public static ImagePurpose BatchMigrateDb { get; } = new("batch-migrate-db");

    /// <summary>All there are, in the order in which they are told.</summary>
    public static IReadOnlyList<ImagePurpose> All { get; } = [App, BatchCreateDbAppUser, BatchMigrateDb];

    /// <summary>The name, in lower case with hyphens.</summary>
    public string Name { get; }

    /// <summary>Whether the image runs the batch program.</summary>
    public bool IsBatch => this != App;

    /// <param name="text">A name, exactly as <see cref="Name"/> has it.</param>
    /// <param name="purpose">The purpose of that name.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ImagePurpose? purpose) =>
        (purpose = All.FirstOrDefault(each => each.Name == text)) is not null;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
