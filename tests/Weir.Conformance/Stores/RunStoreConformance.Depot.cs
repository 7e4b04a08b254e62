namespace Weir.Conformance.Stores;

public abstract partial class RunStoreConformance
{
    [Fact]
    public void The_depot_keeps_the_last_value_of_each_key()
    {
        Store.GetDepot("orders.since").ShouldBeNull();

        Store.PutDepot("orders.since", "2025-01-01");
        Store.PutDepot("Orders.Since", "another key");
        Store.PutDepot("größe/🦆 '; DROP TABLE", "");
        Store.PutDepot("orders.since", "2025-02-01");

        OpenAnother().GetDepot("orders.since").ShouldBe("2025-02-01");
        OpenAnother().GetDepot("Orders.Since").ShouldBe("another key");
        OpenAnother().GetDepot("größe/🦆 '; DROP TABLE").ShouldBe("");
        Store.GetDepot("orders").ShouldBeNull();
    }
}
