using OpsBuild.Local.Postgres;
using OpsBuild.Testing;

namespace OpsBuild.Schema.Tests.Sql;

/// <summary>The templates of a test class, one for each server that a case needs.</summary>
public sealed class Templates(PostgresFixture postgres) : IAsyncDisposable
{
    private readonly NewestPostgres newest = new();
    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<PostgresServer, Template> templates = [];

    /// <summary>The template on the usual server, or on the newest where the usual one is too old.</summary>
    public async Task<Template> SinceAsync(int major)
    {
        var server = postgres.Server.Programs.Major >= major ? postgres.Server : await newest.ServerAsync(Databases.Cancellation);
        await gate.WaitAsync(Databases.Cancellation);
        try
        {
            if (!templates.TryGetValue(server, out var template))
                templates.Add(server, template = await Template.OneOfEachAsync(server));
            return template;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        gate.Dispose();
        foreach (var template in templates.Values)
            await template.DisposeAsync();
        await newest.DisposeAsync();
    }
}
