using Npgsql;

namespace OpsBuild.AppUser.Checks;

/// <summary>What the server answered to a statement that was undone at once.</summary>
/// <param name="SqlState">The error's state; null where there was none.</param>
/// <param name="Message">The error's message.</param>
internal sealed record ProbeAnswer(string? SqlState, string? Message)
{
    public bool Succeeded => SqlState is null;

    public bool IsRefused => SqlState == PostgresErrorCodes.InsufficientPrivilege;
}
