namespace OpsBuild.AppUser.States;

/// <summary>A role that owns something or may come to, and what whoever asked can do as it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="HasRights">Whether whoever asked has its rights by itself.</param>
/// <param name="CanBecome">Whether whoever asked can SET ROLE to it.</param>
/// <param name="MayBeGiven">Whether whoever asked may make others a member of it.</param>
/// <param name="UserIsIn">Whether the user is a member of it.</param>
/// <param name="IsCreator">
/// Whether it owns one of the policy's schemas, or functions or types in them, so that more of its objects are to be expected there. Never a superuser or one
/// of the server's own roles.
/// </param>
/// <param name="Creates">The policy's schemas in which it can create objects.</param>
/// <param name="Uses">The policy's schemas whose objects it can name.</param>
internal sealed record RoleFacts(
    string Name, bool HasRights, bool CanBecome, bool MayBeGiven, bool UserIsIn, bool IsCreator, IReadOnlyList<string> Creates,
    IReadOnlyList<string> Uses);
