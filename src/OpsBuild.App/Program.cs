using OpsBuild.App;
using OpsBuild.App.Health;

if (args is [HealthProbe.Switch])
    return await HealthProbe.RunAsync(Environment.GetEnvironmentVariable, Console.Error);

try
{
    await using var shop = Shop.Build(ShopSettings.Read(Environment.GetEnvironmentVariable), args);
    await shop.RunAsync();
    return 0;
}
catch (ShopSettingsException wrong)
{
    // Whoever reads the log reads it by lines of JSON, from the first one on.
    using var logs = LoggerFactory.Create(ShopLog.Configure);
    ShopLog.NotStarted(logs.CreateLogger(nameof(Shop)), wrong.Message);
    return 2;
}
