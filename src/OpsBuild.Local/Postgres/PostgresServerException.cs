using OpsBuild.Local.Platform;
using OpsBuild.Local.Postgres.Clusters;

namespace OpsBuild.Local.Postgres;

/// <summary>A PostgreSQL server could not be made, started or stopped.</summary>
public sealed class PostgresServerException : Exception
{
    private PostgresServerException(string message)
        : base(message)
    {
    }

    internal static PostgresServerException NotInitialized(string data, PostgresPrograms.InFolder programs, CommandResult result) => new($"""
        No PostgreSQL cluster could be made in {data}.
          why: initdb of {programs} ended with {result.ExitCode}: {result.Summary}
          do:  see that the disk has room and that the folder can be written by the server's user, and try again.
        """);

    internal static PostgresServerException NotStarted(ClusterPaths paths, PostgresPrograms.InFolder programs, CommandResult result, string said) => new($"""
        The server of {paths.Data} did not start.
          why: {(said.Length > 0 ? said : result.Summary)}
          do:  read {paths.Log}; {programs} was started. If the data is of no worth, reset the local environment.
        """);

    internal static PostgresServerException ContainerNotStarted(PostgresPrograms.InImage programs, string container, string said) => new($"""
        The database container {container[..12]} did not start.
          why: {said}
          do:  see `docker logs {container[..12]}`; {programs} was started. If the data is of no worth, reset the local environment.
        """);

    internal static PostgresServerException NoEngine(string failure) => new($"""
        The database lives in a Docker container, which cannot be reached.
          why: {failure}
          do:  start Docker; or reset the local environment and let it use PostgreSQL programs.
        """);

    internal static PostgresServerException NotStopped(ClusterPaths paths, int pid) => new($"""
        The server of {paths.Data} could not be stopped.
          why: process {pid} still runs after SIGKILL.
          do:  it hangs in the kernel, as on a disk that does not answer; free that, then try again.
        """);
}
