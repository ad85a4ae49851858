namespace OpsBuild.App.Orders;

/// <summary>The connection was lost while an order was being committed: it is there whole, or not at all, and nobody here knows which.</summary>
internal sealed class OrderInDoubtException(long order, Exception cause)
    : Exception($"The connection was lost while order {order} was being committed.", cause)
{
    /// <summary>The number that it has if it was placed.</summary>
    public long Order { get; } = order;
}
