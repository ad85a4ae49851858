using OpsBuild.App;

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
