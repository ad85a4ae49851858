namespace OpsBuild.App.Stocks;

/// <summary>What can be sold of a product now.</summary>
/// <param name="Sku">The product's stock-keeping unit.</param>
/// <param name="Name">The product.</param>
/// <param name="PriceCents">Its price today, in cents.</param>
/// <param name="Quantity">How many there are.</param>
/// <param name="ReorderAt">At how many it is ordered again.</param>
internal sealed record Stock(string Sku, string Name, int PriceCents, int Quantity, int ReorderAt);
