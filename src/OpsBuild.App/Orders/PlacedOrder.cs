namespace OpsBuild.App.Orders;

/// <summary>What became of a request for an order.</summary>
internal abstract record PlacedOrder
{
    private PlacedOrder()
    {
    }

    /// <summary>It is placed, and its stock taken.</summary>
    public sealed record Placed(OrderWithLines Order) : PlacedOrder;

    /// <summary>There is no such customer.</summary>
    public sealed record UnknownCustomer : PlacedOrder;

    /// <summary>There is nothing to sell of that name.</summary>
    public sealed record UnknownProducts(IReadOnlyList<string> Skus) : PlacedOrder;

    /// <summary>Somebody wants more than there is.</summary>
    public sealed record NotEnough(string Why) : PlacedOrder;
}
