using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpsBuild.Local.Aws.SecretsManager;
using OpsBuild.Local.Aws.SecurityToken;
using OpsBuild.Local.Aws.Signing;

namespace OpsBuild.Local.Aws.Endpoint;

/// <summary>The AWS endpoint on the loopback address, in this process.</summary>
internal sealed class EndpointServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private EndpointServer(WebApplication application, int port) => (this.application, Port) = (application, port);

    public int Port { get; }

    public static async Task<EndpointServer> StartAsync(
        EndpointSettings settings, string logFile, TimeProvider time, CancellationToken cancellationToken)
    {
        var store = new SecretStore(settings.Account, time);
        foreach (var secret in settings.Secrets)
            secret.PutInto(store);
        IAwsService[] services = [new SecurityTokenService(settings.Account), new SecretsManagerService(store)];
        var handler = new EndpointHandler(new SignatureCheck(settings.Keys, settings.Account.Region, time), services, new RequestLog(logFile, time));

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        // The request log says all; the standard streams of a detached program lead nowhere.
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var application = builder.Build();
        application.Run(handler.HandleAsync);
        await application.StartAsync(cancellationToken);

        var addresses = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        return new EndpointServer(application, new Uri(addresses.Addresses.Single()).Port);
    }

    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => application.WaitForShutdownAsync(cancellationToken);

    public ValueTask DisposeAsync() => application.DisposeAsync();
}
