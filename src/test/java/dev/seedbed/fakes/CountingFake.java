package dev.seedbed.fakes;

/// Knows three calls of Neon's, and counts those that change something.
final class CountingFake extends FakeService {
    private final String key = TestSecrets.next();
    private int created;

    CountingFake() {
        super(OpenApiContract.requireCombined("neon-api-v2.subset.json"), "/api/v2");
        route(
                "GET",
                "/projects/{project_id}/branches/count",
                _ -> Answer.json(200, Call.object().put("count", created)));
        route("DELETE", "/projects/{project_id}/branches/{branch_id}", call -> {
            created++;
            return call.variable("branch_id").equals("typo")
                    ? Answer.json(200, Call.object().put("brunch", "?"))
                    : Answer.empty(204);
        });
        route("POST", "/projects/{project_id}/branches", _ -> {
            created++;
            throw new Refusal(422, "BRANCHES_LIMIT_EXCEEDED", "enough");
        });
        start();
    }

    @Override
    protected String expectedKey() {
        return "Bearer " + key;
    }

    @Override
    protected Answer error(Refusal refusal) {
        return Answer.json(
                refusal.status(), Call.object().put("code", refusal.code()).put("message", refusal.message()));
    }

    @Override
    protected void release() {
        // Nothing stands behind it.
    }
}
