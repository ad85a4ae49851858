namespace OpsBuild.App.Orders;

/// <summary>An order with the sum of its lines.</summary>
/// <param name="Id">Its number.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="Status"><c>draft</c>, <c>placed</c>, <c>paid</c>, <c>shipped</c> or <c>cancelled</c>.</param>
/// <param name="PlacedAt">When it was placed; null while it is a draft.</param>
/// <param name="TotalCents">What it costs, in cents.</param>
internal sealed record Order(long Id, long CustomerId, string Status, DateTimeOffset? PlacedAt, long TotalCents);

/// <summary>An order with its lines.</summary>
internal sealed record OrderWithLines(Order Order, IReadOnlyList<OrderLine> Lines);

/// <summary>So many of a product, at the price of the order's own day.</summary>
internal sealed record OrderLine(string Sku, int Quantity, int UnitPriceCents);
