namespace OpsBuild.Pipeline.Aws.Clients;

/// <summary>A client that ends with its environment.</summary>
internal sealed class OwnedClient(IDisposable client) : IAsyncDisposable
{
    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }
}
