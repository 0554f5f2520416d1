package io.github.cimaven.mojo;

import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** Variables whose values are the passwords of servers in the user's settings. */
final class ServerSecrets {
    private final Settings settings;
    private final SettingsDecrypter decrypter;

    ServerSecrets(Settings settings, SettingsDecrypter decrypter) {
        this.settings = settings;
        this.decrypter = decrypter;
    }

    /** @param servers ids by the name of the variable */
    Variables read(Map<String, String> servers) throws MojoFailureException {
        List<Variable> secrets = new ArrayList<>();
        for (Map.Entry<String, String> named : servers.entrySet()) {
            secrets.add(Variable.masked(named.getKey(), password(named.getKey(), named.getValue())));
        }
        return Variables.of(secrets);
    }

    private String password(String variable, String id) throws MojoFailureException {
        Server server = settings.getServer(id);
        if (server == null) {
            throw new MojoFailureException("The secret " + variable + " is to be the password of the server '" + id
                    + "', which is not in settings.xml"
                    + DidYouMean.nearest(
                                    id,
                                    settings.getServers().stream()
                                            .map(Server::getId)
                                            .toList())
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("."));
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw new MojoFailureException(
                        "The password of the server '" + id + "' cannot be decrypted: " + problem.getMessage());
            }
        }
        String password = result.getServer().getPassword();
        if (password == null || password.isEmpty()) {
            throw new MojoFailureException("The server '" + id + "' in settings.xml has no password, which the secret "
                    + variable + " is to be.");
        }
        return password;
    }
}
