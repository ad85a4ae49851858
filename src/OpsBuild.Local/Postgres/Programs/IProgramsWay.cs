using Serilog;

namespace OpsBuild.Local.Postgres.Programs;

/// <summary>One way to PostgreSQL's programs.</summary>
internal interface IProgramsWay
{
    /// <summary>As it reads in a message: <c>npm package</c>.</summary>
    string Name { get; }

    Task<ProgramsSearch> FindAsync(int? requiredMajor, ILogger log, CancellationToken cancellationToken);
}

/// <summary>What a way led to.</summary>
internal abstract record ProgramsSearch
{
    private ProgramsSearch()
    {
    }

    public sealed record Found(PostgresPrograms Programs) : ProgramsSearch;

    public sealed record NotFound(string Reason) : ProgramsSearch;
}
