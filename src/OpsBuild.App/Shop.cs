using Amazon.SecretsManager;
using Microsoft.AspNetCore.HttpLogging;
using OpsBuild.App.Databases;
using OpsBuild.App.Health;
using OpsBuild.App.Orders;
using OpsBuild.App.Stocks;

namespace OpsBuild.App;

/// <summary>The whole service: what it is made of and what it answers.</summary>
public static class Shop
{
    /// <summary>ECS sends SIGKILL 30 seconds after SIGTERM unless told otherwise; requests under way have until then.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(25);

    /// <summary>Puts it together; it listens once it is started, on <c>ASPNETCORE_URLS</c> or <c>ASPNETCORE_HTTP_PORTS</c> as ASP.NET Core has it.</summary>
    /// <param name="settings">Which database, and whose credential.</param>
    /// <param name="args">ASP.NET Core's own switches, such as <c>--urls</c>.</param>
    public static WebApplication Build(ShopSettings settings, params string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        ShopLog.Configure(builder.Logging);
        builder.AddTelemetry();
        builder.Services.AddHttpLogging(logging =>
            (logging.LoggingFields, logging.CombineLogs) = (HttpLoggingFields.RequestMethod | HttpLoggingFields.RequestPath | HttpLoggingFields.ResponseStatusCode | HttpLoggingFields.Duration, true));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ShopJson.Default));
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<OrderInDoubtHandler>().AddExceptionHandler<DatabaseExceptionHandler>();
        builder.Services.AddSingleton(settings).AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IAmazonSecretsManager>(_ => new AmazonSecretsManagerClient(
            new AmazonSecretsManagerConfig { Timeout = TimeSpan.FromSeconds(5), MaxErrorRetry = 2 }));
        builder.Services.AddSingleton<CredentialReader>().AddSingleton<ShopDatabase>();
        builder.Services.AddSingleton<StockStore>().AddSingleton<OrderStore>();

        var shop = builder.Build();
        shop.UseHttpLogging();
        shop.UseExceptionHandler();
        shop.UseStatusCodePages();
        shop.MapHealth();
        shop.MapStocks();
        shop.MapOrders();
        return shop;
    }
}
