using Microsoft.AspNetCore.Http.HttpResults;

namespace OpsBuild.App.Stocks;

/// <summary>What customers ask about stocks.</summary>
internal static class StockEndpoints
{
    public static void MapStocks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/stocks", async (StockStore stocks, string? after, int? limit, CancellationToken cancellationToken) =>
            TypedResults.Ok(await stocks.ListAsync(after, Page.Size(limit), cancellationToken)));
        routes.MapGet("/stocks/{sku}", async Task<Results<Ok<Stock>, NotFound>> (StockStore stocks, string sku, CancellationToken cancellationToken) =>
            await stocks.FindAsync(sku, cancellationToken) is { } stock ? TypedResults.Ok(stock) : TypedResults.NotFound());
    }
}
