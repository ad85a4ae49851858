using Docker.DotNet;
using OpsBuild.Local.Runtime.Docker;
using OpsBuild.Testing;

namespace OpsBuild.Local.Tests.Ecs.Docker;

public sealed class The_engine_for_tasks
{
    [Fact]
    public async Task is_refused_when_it_may_be_on_another_machine()
    {
        var failure = await FailureAsync("tcp://127.0.0.1:9");

        Assert.Contains("is, or may be, on another machine", failure.Message, StringComparison.Ordinal);
        Assert.Contains("--local-runtime process", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_does_not_answer_is_named_with_what_to_do()
    {
        using var folder = new TemporaryDirectory();

        var failure = await FailureAsync($"unix://{folder["no.sock"]}");

        Assert.Contains($"no Docker engine answers at unix://{folder["no.sock"]}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("do:  start it", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<DockerRuntimeException> FailureAsync(string address)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the engine is never on this machine's kernel.");
        using var client = new DockerClientBuilder().WithEndpoint(new Uri(address)).Build();
        return await Assert.ThrowsAsync<DockerRuntimeException>(() => LocalEngine.CheckAsync(client, TestContext.Current.CancellationToken));
    }
}
