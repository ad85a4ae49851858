using System.Net;
using System.Text.Json;
using OpsBuild.Testing;
using static OpsBuild.App.Tests.Scene;

namespace OpsBuild.App.Tests;

public sealed class Its_operation(PostgresFixture postgres)
{
    [Fact]
    public async Task survives_a_rotation_without_a_restart()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.JsonAsync("/stocks");

        await scene.RotateAsync("marker-of-the-second-password", isTold: true);
        using var first = await scene.GetAsync("/stocks");   // may meet a connection that was ended
        var second = await scene.JsonAsync("/stocks");

        Assert.Equal(3, second.GetArrayLength());
        Assert.Equal(2, scene.SecretReadings);
        Assert.DoesNotContain("marker-of-the", scene.Shop.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_not_ready_while_its_password_is_wrong_and_is_again_afterwards()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.JsonAsync("/health/ready");

        await scene.RotateAsync("marker-of-the-second-password", isTold: false);
        await UntilAsync(scene, HttpStatusCode.ServiceUnavailable);
        using var request = await scene.GetAsync("/stocks");
        using var live = await scene.GetAsync("/health/live");
        var readings = scene.SecretReadings;
        scene.TellSecret("marker-of-the-second-password");
        await UntilAsync(scene, HttpStatusCode.OK);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (request.StatusCode, live.StatusCode));
        Assert.True(readings < 10, $"asked for the secret {readings} times");
        Assert.DoesNotContain("marker-of-the", scene.Shop.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ends_a_request_that_is_under_way_before_it_stops()
    {
        await using var scene = await OpenAsync(postgres);
        var other = await scene.HoldAsync("update stocks set reorder_at = reorder_at");
        var order = scene.OrderAsync(("CUP", 1));
        await scene.UntilWaitingAsync();

        await scene.Shop.SignalAsync("TERM", Cancellation);
        await UntilSaidAsync(scene, "Application is shutting down");
        await other.DisposeAsync();
        using var placed = await order;

        Assert.Equal(HttpStatusCode.Created, placed.StatusCode);
        Assert.Equal(0, await scene.Shop.EndAsync(Cancellation));
        Assert.Equal(9, await scene.StockAsync("CUP"));
    }

    [Fact]
    public async Task lets_an_order_that_was_not_placed_be_tried_again()
    {
        await using var scene = await OpenAsync(postgres);
        await using var other = await scene.HoldAsync("update stocks set reorder_at = reorder_at");
        var order = scene.OrderAsync(("CUP", 1));
        await scene.UntilWaitingAsync();

        await scene.EndSessionsAsync();
        using var answer = await order;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(0, await scene.CountAsync("orders"));
    }

    [Fact]
    public async Task does_not_let_an_order_be_tried_blindly_again_whose_commit_was_lost()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ExecuteAsync("""
            create function wait_at_commit() returns trigger language plpgsql as 'begin perform pg_advisory_xact_lock(42); return null; end';
            create constraint trigger wait_at_commit after insert on orders deferrable initially deferred for each row execute function wait_at_commit();
            """);
        await using var other = await scene.HoldAsync("select pg_advisory_xact_lock(42)");
        var order = scene.OrderAsync(("CUP", 1));
        await scene.UntilWaitingAsync();

        await scene.EndSessionsAsync();
        using var answer = await order;
        var text = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Null(answer.Headers.RetryAfter);
        Assert.Contains("Ask for /orders/1 before ordering again", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task sends_traces_where_a_collector_is_named_and_none_of_health_checks()
    {
        await using var collector = await Collector.StartAsync(Cancellation);
        await using (var scene = await OpenAsync(postgres, ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")))
        {
            await scene.JsonAsync("/health/live");
            await scene.JsonAsync("/stocks");
            await scene.Shop.SignalAsync("TERM", Cancellation);
            Assert.Equal(0, await scene.Shop.EndAsync(Cancellation));
        }

        var traces = collector.Received("/v1/traces");
        Assert.Contains("/stocks", traces, StringComparison.Ordinal);
        Assert.Contains("postgresql", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("/health", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("marker-of-the", traces, StringComparison.Ordinal);
    }

    [Fact]
    public async Task writes_one_JSON_object_a_line()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.JsonAsync("/stocks");
        await scene.Shop.SignalAsync("TERM", Cancellation);
        await scene.Shop.EndAsync(Cancellation);

        var lines = scene.Shop.Said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind));
    }

    [Fact]
    public async Task does_not_begin_without_knowing_its_database()
    {
        await using var shop = ShopProcess.Start(new Dictionary<string, string> { ["DB_HOST"] = "127.0.0.1", ["DB_PORT"] = "secret-in-the-wrong-place", ["DB_SSL_MODE"] = "often" });

        Assert.Equal(2, await shop.EndAsync(Cancellation));

        foreach (var name in new[] { "DB_PORT", "DB_NAME", "DB_SSL_MODE", "DB_APP_CREDENTIAL_ID" })
            Assert.Contains(name, shop.Said, StringComparison.Ordinal);
        Assert.Equal("Critical", JsonDocument.Parse(shop.Said).RootElement.GetProperty("LogLevel").GetString());
        Assert.DoesNotContain("secret-in-the-wrong-place", shop.Said, StringComparison.Ordinal);
    }

    private static async Task UntilAsync(Scene scene, HttpStatusCode expected)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        ending.CancelAfter(TimeSpan.FromMinutes(1));
        while (true)
        {
            using var ready = await scene.GetAsync("/health/ready");
            if (ready.StatusCode == expected)
                return;
            await Task.Delay(50, ending.Token);
        }
    }

    private static async Task UntilSaidAsync(Scene scene, string text)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        ending.CancelAfter(TimeSpan.FromMinutes(1));
        while (!scene.Shop.Said.Contains(text, StringComparison.Ordinal))
            await Task.Delay(10, ending.Token);
    }
}
