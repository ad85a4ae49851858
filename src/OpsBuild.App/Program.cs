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
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
