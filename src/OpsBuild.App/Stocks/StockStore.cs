using Npgsql;
using OpsBuild.App.Databases;

namespace OpsBuild.App.Stocks;

/// <summary>Reads stocks.</summary>
internal sealed class StockStore(ShopDatabase database)
{
    private const string Columns = """
        select products.sku, products.name, products.price_cents, stocks.quantity, stocks.reorder_at
        from stocks join products on products.id = stocks.product_id
        """;

    /// <summary>Stocks in the order of their SKUs.</summary>
    /// <param name="after">The last SKU that the caller has; null for the first ones.</param>
    /// <param name="limit">How many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<Stock>> ListAsync(string? after, int limit, CancellationToken cancellationToken) => ReadAsync(
        $"{Columns} where products.is_active and products.sku > $1 order by products.sku limit $2",
        [new NpgsqlParameter<string> { TypedValue = after ?? "" }, new NpgsqlParameter<int> { TypedValue = limit }], cancellationToken);

    /// <summary>One product's; null when there is none.</summary>
    public async Task<Stock?> FindAsync(string sku, CancellationToken cancellationToken) =>
        await ReadAsync($"{Columns} where products.sku = $1", [new NpgsqlParameter<string> { TypedValue = sku }], cancellationToken) is [var only] ? only : null;

    private async Task<IReadOnlyList<Stock>> ReadAsync(string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var stocks = new List<Stock>();
        while (await rows.ReadAsync(cancellationToken))
            stocks.Add(new Stock(rows.GetString(0), rows.GetString(1), rows.GetInt32(2), rows.GetInt32(3), rows.GetInt32(4)));
        return stocks;
    }
}
