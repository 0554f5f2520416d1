package greeting;

/** Greets whoever is named on the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] names) {
        for (String name : names) {
            if (name.startsWith("--")) {
                System.err.println("unknown option: " + name);
                System.exit(2);
            }
            System.out.println(new Greeting(name));
        }
    }
}
