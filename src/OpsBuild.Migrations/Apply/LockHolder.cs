namespace OpsBuild.Migrations.Apply;

/// <summary>The session that holds the apply lock, as far as the server shows it to us.</summary>
/// <param name="Pid">The server process; <c>select pg_terminate_backend(pid)</c> ends it. 0 for a prepared transaction, which has none.</param>
/// <param name="Application">Its <c>application_name</c>.</param>
/// <param name="User">The role it logged in as.</param>
/// <param name="State">Such as <c>idle</c>; null when it belongs to a role whose sessions we may not look into.</param>
/// <param name="ConnectedSince">When it connected; null as above.</param>
public sealed record LockHolder(int Pid, string? Application, string? User, string? State, DateTimeOffset? ConnectedSince)
{
    public override string ToString()
    {
        var known = new[] { Application, User, State, ConnectedSince is { } since ? $"connected since {since:u}" : null };
        return Pid == 0 ? "a prepared transaction (pg_prepared_xacts)" : $"pid {Pid} ({string.Join(", ", known.Where(part => !string.IsNullOrEmpty(part)))})";
    }
}
