using System.Diagnostics;
using System.Globalization;

namespace OpsBuild.Local.Platform;

/// <summary>The user a PostgreSQL server runs as when the caller is root, which PostgreSQL refuses to be.</summary>
internal sealed record ServerUser(string Name, uint UserId, uint GroupId)
{
    /// <summary>Null when no change of user is needed: not root, or Windows, where pg_ctl drops an administrator's rights itself.</summary>
    /// <exception cref="InvalidOperationException">Root, and neither <c>postgres</c> nor <c>nobody</c> exists.</exception>
    public static async Task<ServerUser?> NeededAsync(CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return null;
        return await FindAsync("postgres", cancellationToken) ?? await FindAsync("nobody", cancellationToken)
            ?? throw new InvalidOperationException("""
                PostgreSQL refuses to run as root, and this machine has no user to run it as.
                  why: neither a user 'postgres' nor a user 'nobody' exists.
                  do:  run the build as an ordinary user, or create one: useradd --system postgres
                """);
    }

    /// <summary>.NET then sets the user, its group and its supplementary groups in the child before it executes the program.</summary>
    public void ApplyTo(ProcessStartInfo start) => start.UserName = Name;

    /// <summary>Gives a folder and all that is in it to this user; symbolic links themselves, not what they point to.</summary>
    public void TakeOver(string path)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("Windows needs no other user for a server.");
        Libc.ChangeOwner(path, UserId, GroupId);
        if (!Directory.Exists(path) || new FileInfo(path).LinkTarget is not null)
            return;
        foreach (var entry in Directory.EnumerateFileSystemEntries(path))
            TakeOver(entry);
    }

    private static async Task<ServerUser?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (await IdAsync("-u", name, cancellationToken) is not { } user || await IdAsync("-g", name, cancellationToken) is not { } group)
            return null;
        return new ServerUser(name, user, group);
    }

    private static async Task<uint?> IdAsync(string option, string name, CancellationToken cancellationToken)
    {
        var result = await new ChildProcess("id", option, name).RunAsync(cancellationToken);
        return result.ExitCode == 0 && uint.TryParse(result.Output.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && id != 0 ? id : null;
    }
}
