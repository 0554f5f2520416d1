package greeting;

/** A greeting for somebody. */
public record Greeting(String name) {
    public Greeting {
        if (name.isBlank()) {
            throw new IllegalArgumentException("nobody to greet");
        }
    }

    @Override
    public String toString() {
        return "Hello, " + name + "!";
    }
}
