using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpsBuild.Local.Aws.LoadBalancing.Traffic;

/// <summary>What answers for one target group, on a port of the loopback address.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly RequestForwarding forwarding;

    private Balancer(WebApplication application, RequestForwarding forwarding, TargetRotation targets, int port) =>
        (this.application, this.forwarding, Targets, Port) = (application, forwarding, targets, port);

    public TargetRotation Targets { get; }

    public int Port { get; }

    /// <summary>Opens it on the wanted port, or on another one where somebody else has that.</summary>
    public static async Task<Balancer> OpenAsync(int? wanted)
    {
        try
        {
            return await ListenAsync(wanted ?? 0);
        }
        catch (Exception taken) when (wanted is not null && taken is IOException or SocketException)
        {
            return await ListenAsync(0);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        forwarding.Dispose();
    }

    private static async Task<Balancer> ListenAsync(int port)
    {
        var targets = new TargetRotation();
        var forwarding = new RequestForwarding(targets);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The service behind it has limits of its own.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        var application = builder.Build();
        application.Run(forwarding.HandleAsync);
        try
        {
            await application.StartAsync();
        }
        catch
        {
            await application.DisposeAsync();
            forwarding.Dispose();
            throw;
        }

        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        return new Balancer(application, forwarding, targets, new Uri(addresses!.Addresses.Single()).Port);
    }
}
