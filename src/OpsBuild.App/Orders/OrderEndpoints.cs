using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace OpsBuild.App.Orders;

/// <summary>What customers ask about orders, and how they place one.</summary>
internal static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/orders", async (OrderStore orders, long? before, int? limit, CancellationToken cancellationToken) =>
            TypedResults.Ok(await orders.ListAsync(before, Page.Size(limit), cancellationToken)));
        routes.MapGet("/orders/{id:long}", async Task<Results<Ok<OrderWithLines>, NotFound>> (OrderStore orders, long id, CancellationToken cancellationToken) =>
            await orders.FindAsync(id, cancellationToken) is { } order ? TypedResults.Ok(order) : TypedResults.NotFound());
        routes.MapPost("/orders", PlaceAsync);
    }

    private static async Task<IResult> PlaceAsync(OrderStore orders, OrderRequest request, CancellationToken cancellationToken)
    {
        if (request.Problems() is { Count: > 0 } problems)
            return TypedResults.ValidationProblem(problems);
        return await orders.PlaceAsync(request, cancellationToken) switch
        {
            PlacedOrder.Placed { Order: var placed } => TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"/orders/{placed.Order.Id}"), placed),
            PlacedOrder.NotEnough { Why: var why } => Refused(StatusCodes.Status409Conflict, "Not enough in stock.", why),
            PlacedOrder.UnknownProducts { Skus: var skus } => Refused(
                StatusCodes.Status422UnprocessableEntity, "Nothing to sell of that name.", $"Not for sale: {string.Join(", ", skus)}."),
            _ => Refused(StatusCodes.Status422UnprocessableEntity, "There is no such customer.", null),
        };
    }

    private static ProblemHttpResult Refused(int status, string title, string? detail) => TypedResults.Problem(detail, statusCode: status, title: title);
}
