using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpsBuild.Local.Aws.Registry;
using OpsBuild.Local.Runtime.Docker;
using OpsBuild.Local.Runtime.Processes;

namespace OpsBuild.Local.Aws.Endpoint;

/// <summary>The AWS endpoint on the loopback address, in this process.</summary>
internal sealed class EndpointServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly EndpointServices services;
    private readonly EndpointFiles files;

    private EndpointServer(WebApplication application, EndpointServices services, EndpointFiles files, int port) =>
        (this.application, this.services, this.files, Port) = (application, services, files, port);

    public int Port { get; }

    /// <summary>Starts to serve, after ending what the tasks of a killed endpoint left.</summary>
    public static async Task<EndpointServer> StartAsync(
        EndpointSettings settings, EndpointFiles files, TimeProvider time, CancellationToken cancellationToken)
    {
        await ReapAsync(files, cancellationToken);
        Uri? address = null;
        var log = new RequestLog(files.RequestLog, time);
        var services = new EndpointServices(settings, files, () => address!, log, time);
        var handler = new EndpointHandler(services.Signatures, services.All, services.Credentials, services.Metadata, services.S3, log);

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        // The request log says all; the standard streams of a detached program lead nowhere.
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var application = builder.Build();
        // No bucket can be called v2: a name has three characters at least.
        application.Run(context => RegistryPath.Read(context.Request.Path) is { } path ? services.Registry.HandleAsync(context, path) : handler.HandleAsync(context));
        await application.StartAsync(cancellationToken);

        var addresses = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        address = new Uri(addresses.Addresses.Single());
        return new EndpointServer(application, services, files, address.Port);
    }

    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => application.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        await services.DisposeAsync();
        // A task may take longer to end than an endpoint waits.
        await ReapAsync(files, CancellationToken.None);
    }

    private static async Task ReapAsync(EndpointFiles files, CancellationToken cancellationToken)
    {
        await RunningProcesses.ReapAsync(files.TaskProcesses, cancellationToken);
        await TaskContainers.ReapAsync(files, Serilog.Core.Logger.None, cancellationToken);
    }
}
