using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OpsBuild.Testing;
using static OpsBuild.App.Tests.Scene;

namespace OpsBuild.App.Tests;

public sealed class The_shop(PostgresFixture postgres)
{
    [Fact]
    public async Task lists_stocks_and_gives_one()
    {
        await using var scene = await OpenAsync(postgres);

        var all = await scene.JsonAsync("/stocks");
        var second = await scene.JsonAsync("/stocks?after=CUP&limit=1");
        var one = await scene.JsonAsync("/stocks/POT");
        using var none = await scene.GetAsync("/stocks/NONE");

        Assert.Equal(["CUP", "POT", "TRAY"], all.EnumerateArray().Select(stock => stock.GetProperty("sku").GetString()));
        Assert.Equal("POT", Assert.Single(second.EnumerateArray()).GetProperty("sku").GetString());
        Assert.Equal((4200, 1), (one.GetProperty("priceCents").GetInt32(), one.GetProperty("quantity").GetInt32()));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task places_an_order_and_takes_its_stock()
    {
        await using var scene = await OpenAsync(postgres);

        using var placed = await scene.OrderAsync(("TRAY", 2), ("CUP", 3));
        var again = await scene.JsonAsync(placed.Headers.Location!.ToString());
        var list = await scene.JsonAsync("/orders");

        Assert.Equal(HttpStatusCode.Created, placed.StatusCode);
        var order = again.GetProperty("order");
        Assert.Equal(("placed", 2 * 1900 + 3 * 850), (order.GetProperty("status").GetString(), order.GetProperty("totalCents").GetInt32()));
        Assert.Equal(["TRAY", "CUP"], again.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("sku").GetString()));
        Assert.Equal(order.GetProperty("id").GetInt64(), Assert.Single(list.EnumerateArray()).GetProperty("id").GetInt64());
        Assert.Equal((7, 3), (await scene.StockAsync("CUP"), await scene.StockAsync("TRAY")));
    }

    [Fact]
    public async Task sells_nothing_where_it_cannot_sell_all()
    {
        await using var scene = await OpenAsync(postgres);

        using var tooMany = await scene.OrderAsync(("CUP", 1), ("POT", 2));
        using var unknown = await scene.OrderAsync(("CUP", 1), ("NONE", 2));
        using var nobody = await scene.OrderAsync(4711, ("CUP", 1));

        Assert.Equal((HttpStatusCode.Conflict, "Not enough in stock."), (tooMany.StatusCode, await TitleAsync(tooMany)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Contains("NONE", await unknown.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "There is no such customer."), (nobody.StatusCode, await TitleAsync(nobody)));
        Assert.Equal((10, 1, 0), (await scene.StockAsync("CUP"), await scene.StockAsync("POT"), await scene.CountAsync("orders")));
    }

    [Fact]
    public async Task sells_the_last_one_once()
    {
        await using var scene = await OpenAsync(postgres);

        // In both orders of their lines: none may wait for the other.
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(turn => turn % 2 == 0
            ? scene.OrderAsync(("POT", 1), ("CUP", 1)) : scene.OrderAsync(("CUP", 1), ("POT", 1))));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal((0, 9), (await scene.StockAsync("POT"), await scene.StockAsync("CUP")));
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task says_everything_that_is_wrong_with_a_request()
    {
        await using var scene = await OpenAsync(postgres);

        using var wrong = await scene.OrderAsync(0, ("CUP", 0), ("CUP", 1), ("", 1));
        using var empty = await scene.OrderAsync();

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (wrong.StatusCode, empty.StatusCode));
        var errors = (await wrong.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("errors");
        Assert.Equal(["customerId", "lines[0].quantity", "lines[1].sku", "lines[2].sku"], errors.EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
    }

    private static async Task<string?> TitleAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("title").GetString();
}
