using System.Data;
using Npgsql;
using OpsBuild.App.Databases;

namespace OpsBuild.App.Orders;

/// <summary>Reads and places orders.</summary>
internal sealed class OrderStore(ShopDatabase database)
{
    private const string Columns = "select order_id, customer_id, status::text, placed_at, total_cents from order_totals";

    // In the order of the products: of two orders for the same ones, the later waits, and neither waits for the other.
    private const string InsertLines = """
        insert into order_lines (order_id, line_number, product_id, quantity, unit_price_cents)
        select $1, wanted.line_number, products.id, wanted.quantity, products.price_cents
        from unnest($2::text[], $3::integer[]) with ordinality as wanted (sku, quantity, line_number)
        join products on products.sku = wanted.sku and products.is_active
        order by products.id
        """;

    /// <summary>Orders, the newest first.</summary>
    /// <param name="before">The last number that the caller has; null for the newest ones.</param>
    /// <param name="limit">How many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<Order>> ListAsync(long? before, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await ReadAsync(
            new NpgsqlCommand($"{Columns} where order_id < $1 order by order_id desc limit $2", connection)
            {
                Parameters = { new NpgsqlParameter<long> { TypedValue = before ?? long.MaxValue }, new NpgsqlParameter<int> { TypedValue = limit } },
            }, cancellationToken);
    }

    /// <summary>One order with its lines; null when there is none.</summary>
    public async Task<OrderWithLines?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        return await FindAsync(connection, id, cancellationToken);
    }

    /// <summary>Places an order and takes its stock, in one transaction: both, or neither.</summary>
    public async Task<PlacedOrder> PlaceAsync(OrderRequest request, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            var id = await InsertOrderAsync(connection, request.CustomerId, cancellationToken);
            if (await InsertLinesAsync(connection, id, request.Lines, cancellationToken) < request.Lines.Count)
                return new PlacedOrder.UnknownProducts(await UnknownAsync(connection, request.Lines, cancellationToken));
            var placed = await FindAsync(connection, id, cancellationToken);
            await CommitAsync(transaction, id, cancellationToken);
            return new PlacedOrder.Placed(placed!);
        }
        catch (PostgresException refused) when (refused is { SqlState: PostgresErrorCodes.ForeignKeyViolation, ConstraintName: "orders_customer_id_fkey" })
        {
            return new PlacedOrder.UnknownCustomer();
        }
        catch (PostgresException refused) when (refused is { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: null })
        {
            return new PlacedOrder.NotEnough(refused.MessageText);   // take_stock's own words
        }
    }

    // 57P is the server's own end of a session: it may come after the commit was written.
    private static async Task CommitAsync(NpgsqlTransaction transaction, long order, CancellationToken cancellationToken)
    {
        try
        {
            await transaction.CommitAsync(cancellationToken);
        }
        catch (NpgsqlException lost) when (lost is not PostgresException refused || refused.SqlState.StartsWith("57P", StringComparison.Ordinal))
        {
            throw new OrderInDoubtException(order, lost);
        }
    }

    private static async Task<long> InsertOrderAsync(NpgsqlConnection connection, long customer, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("insert into orders (customer_id, status, placed_at) values ($1, 'placed', now()) returning id", connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = customer });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<int> InsertLinesAsync(
        NpgsqlConnection connection, long order, IReadOnlyList<OrderRequestLine> lines, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(InsertLines, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = order });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. lines.Select(line => line.Sku)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. lines.Select(line => line.Quantity)] });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<string>> UnknownAsync(
        NpgsqlConnection connection, IReadOnlyList<OrderRequestLine> lines, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select coalesce(array_agg(wanted order by wanted), '{}') from unnest($1::text[]) wanted where not exists (select from products where sku = wanted and is_active)",
            connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. lines.Select(line => line.Sku)] });
        return (string[])(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<OrderWithLines?> FindAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(
            new NpgsqlCommand($"{Columns} where order_id = $1", connection) { Parameters = { new NpgsqlParameter<long> { TypedValue = id } } }, cancellationToken);
        if (found is not [var order])
            return null;
        await using var command = new NpgsqlCommand(
            """
            select products.sku, order_lines.quantity, order_lines.unit_price_cents
            from order_lines join products on products.id = order_lines.product_id
            where order_lines.order_id = $1 order by order_lines.line_number
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = id });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var lines = new List<OrderLine>();
        while (await rows.ReadAsync(cancellationToken))
            lines.Add(new OrderLine(rows.GetString(0), rows.GetInt32(1), rows.GetInt32(2)));
        return new OrderWithLines(order, lines);
    }

    private static async Task<IReadOnlyList<Order>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        {
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            var orders = new List<Order>();
            while (await rows.ReadAsync(cancellationToken))
            {
                orders.Add(new Order(
                    rows.GetInt64(0), rows.GetInt64(1), rows.GetString(2),
                    await rows.IsDBNullAsync(3, cancellationToken) ? null : rows.GetFieldValue<DateTimeOffset>(3), rows.GetInt64(4)));
            }
            return orders;
        }
    }
}
