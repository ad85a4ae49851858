namespace OpsBuild.App.Orders;

/// <summary>What a customer wants.</summary>
internal sealed record OrderRequest(long CustomerId, IReadOnlyList<OrderRequestLine> Lines)
{
    private const int MostLines = 100;

    /// <summary>What is wrong with it, by field as ASP.NET Core reports it; empty when nothing is.</summary>
    public Dictionary<string, string[]> Problems()
    {
        var problems = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (CustomerId <= 0)
            problems["customerId"] = ["Say who orders: a customer's number."];
        if (Lines is not { Count: > 0 and <= MostLines })
        {
            problems["lines"] = [$"An order has from 1 to {MostLines} lines."];
            return problems;
        }
        foreach (var (line, index) in Lines.Select((line, index) => (line, index)))
        {
            if (string.IsNullOrWhiteSpace(line?.Sku))
                problems[$"lines[{index}].sku"] = ["Say which product: its SKU."];
            else if (Lines.Take(index).Any(earlier => earlier?.Sku == line.Sku))
                problems[$"lines[{index}].sku"] = [$"{line.Sku} is there twice; add the quantities up."];
            if (line is not null && line.Quantity < 1)
                problems[$"lines[{index}].quantity"] = ["At least 1."];
        }
        return problems;
    }
}

/// <summary>So many of a product.</summary>
internal sealed record OrderRequestLine(string Sku, int Quantity);
