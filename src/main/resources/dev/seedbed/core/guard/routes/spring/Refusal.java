package testroutes;

/** Why a tenant was left as it was. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String why) {
        super(why);
        this.status = status;
    }

    int status() {
        return status;
    }
}
