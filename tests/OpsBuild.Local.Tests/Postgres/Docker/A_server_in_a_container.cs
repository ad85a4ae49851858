using Docker.DotNet.Models;
using Npgsql;
using OpsBuild.Local.Postgres;
using OpsBuild.Local.Postgres.Docker;
using OpsBuild.Local.Postgres.Programs;
using OpsBuild.Testing;
using OpsBuild.Testing.Docker;
using Serilog.Core;

namespace OpsBuild.Local.Tests.Postgres.Docker;

public sealed class A_server_in_a_container(PostgresFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_started_from_a_local_image_and_keeps_what_was_committed_before_it_was_killed()
    {
        var programs = await ProgramsAsync();
        await using var server = await PostgresServer.StartAsync(programs, new PostgresServerOptions(), Cancellation);
        await ExecuteAsync(server, "CREATE TABLE kept AS SELECT 42 AS answer");

        await server.KillAsync(Cancellation);
        await server.RestartAsync(Cancellation);

        Assert.Equal((ProgramsOrigin.Docker, 42), (programs.Origin, await ScalarAsync(server, "SELECT answer FROM kept")));
    }

    [Fact]
    public async Task is_removed_when_disposed_and_its_password_stood_in_no_argument_or_variable()
    {
        var programs = await ProgramsAsync();
        var options = new PostgresServerOptions();
        using var engine = await ConnectAsync();
        string password;
        await using (var server = await PostgresServer.StartAsync(programs, options, Cancellation))
        {
            password = server.Superuser().Password!;
            var container = Assert.Single(await ContainersAsync(engine, options.EnvironmentId));
            var inspected = await engine.Client.Containers.InspectContainerAsync(container.ID, Cancellation);
            Assert.DoesNotContain(password, System.Text.Json.JsonSerializer.Serialize(inspected), StringComparison.Ordinal);
            Assert.All(inspected.NetworkSettings!.Ports!["5432/tcp"], binding => Assert.Equal("127.0.0.1", binding.HostIP));
        }

        Assert.Empty(await ContainersAsync(engine, options.EnvironmentId));
    }

    [Fact]
    public async Task holds_a_kept_environment_with_its_data()
    {
        var programs = (PostgresPrograms.InImage)await ProgramsAsync();
        await using var own = new OwnEnvironment(fixture);
        var options = own.Options with { Postgres = new PostgresProgramsOptions { Ways = ProgramsWays.Docker, RequiredMajor = programs.Major } };
        using var engine = await ConnectAsync();
        await using var first = await own.OpenAsync(options);
        await A_local_environment.Execute(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        foreach (var container in await ContainersAsync(engine, first.Id))
            await engine.Client.Containers.KillContainerAsync(container.ID, new ContainerKillParameters { Signal = "SIGKILL" }, Cancellation);

        await using var second = await own.OpenAsync(options);
        var answer = await A_local_environment.Row(second, "SELECT answer FROM kept");
        await own.ResetAsync(options);

        Assert.Equal([42], answer);
        Assert.Empty(await ContainersAsync(engine, first.Id));
    }

    [Fact]
    public async Task cannot_be_started_of_a_major_whose_image_is_neither_here_nor_to_be_pulled()
    {
        using var engine = await ConnectAsync();
        var isThere = (await engine.Client.Images.ListImagesAsync(new ImagesListParameters(), Cancellation)).Any(
            image => image.RepoTags?.Contains("postgres:13") == true);
        Assert.SkipWhen(isThere, "This machine has the image postgres:13.");

        var search = await new ProgramsFromDocker().FindAsync(13, Logger.None, Cancellation);

        if (search is ProgramsSearch.NotFound notFound)
            Assert.Contains("the image postgres:13 is not here and cannot be pulled", notFound.Reason, StringComparison.Ordinal);
        else
            Assert.Equal(13, Assert.IsType<ProgramsSearch.Found>(search).Programs.Major);
    }

    private async Task<PostgresPrograms> ProgramsAsync()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        var machine = fixture.Server.Programs as PostgresPrograms.InFolder
            ?? throw new InvalidOperationException("The image is made of a folder's programs.");
        await PostgresImage.EnsureAsync(engine, machine, Cancellation);
        return await PostgresPrograms.FindAsync(
            new PostgresProgramsOptions { Ways = ProgramsWays.Docker, RequiredMajor = machine.Major }, Logger.None, Cancellation);
    }

    private static async Task<DockerEngine> ConnectAsync()
    {
        var (engine, failure) = await DockerEngine.ConnectAsync(Cancellation);
        Needed.Or(engine is not null, $"{failure}: start Docker (as with: apt-get install docker.io busybox-static; dockerd).");
        return engine!;
    }

    private static async Task<IList<ContainerListResponse>> ContainersAsync(DockerEngine engine, string environmentId)
    {
        var label = new Dictionary<string, bool> { [$"{ContainerCluster.Label}={environmentId}"] = true };
        var filter = new Dictionary<string, IDictionary<string, bool>> { ["label"] = label };
        return await engine.Client.Containers.ListContainersAsync(new ContainersListParameters { All = true, Filters = filter }, Cancellation);
    }

    private static async Task ExecuteAsync(PostgresServer server, string sql) => await ScalarAsync(server, sql);

    private static async Task<object?> ScalarAsync(PostgresServer server, string sql)
    {
        await using var database = NpgsqlDataSource.Create(server.Superuser());
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
