namespace OpsBuild.AppUser.States;

/// <summary>A role that owns something or may come to, and what whoever asked can do as it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="HasRights">Whether whoever asked has its rights by itself.</param>
/// <param name="CanBecome">Whether whoever asked can SET ROLE to it.</param>
/// <param name="MayBeGiven">Whether whoever asked may make others a member of it.</param>
/// <param name="UserIsIn">Whether the user is a member of it.</param>
/// <param name="Creates">The policy's schemas in which it can create objects.</param>
internal sealed record RoleFacts(string Name, bool HasRights, bool CanBecome, bool MayBeGiven, bool UserIsIn, IReadOnlyList<string> Creates);
