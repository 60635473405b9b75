// What `tmuxo jenkins` makes of an empty Jenkins, and again of the one it left: an admin, agents, jobs.
import hudson.model.Node
import hudson.security.FullControlOnceLoggedInAuthorizationStrategy
import hudson.security.HudsonPrivateSecurityRealm
import hudson.slaves.DumbSlave
import hudson.slaves.JNLPLauncher
import jenkins.model.Jenkins
import jenkins.model.JenkinsLocationConfiguration
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition
import org.jenkinsci.plugins.workflow.job.WorkflowJob

def jenkins = Jenkins.get()
def secrets = new File(jenkins.rootDir, 'secrets')

def realm = new HudsonPrivateSecurityRealm(false, false, null)
realm.createAccount('admin', new File(secrets, 'tmuxo-admin').text.trim())
jenkins.securityRealm = realm
def strategy = new FullControlOnceLoggedInAuthorizationStrategy()
strategy.allowAnonymousRead = false
jenkins.authorizationStrategy = strategy
jenkins.numExecutors = 0
JenkinsLocationConfiguration.get().url = System.getProperty('tmuxo.url')

def examples = new File(System.getProperty('tmuxo.examples'))
def jobs = (examples.listFiles() ?: [] as File[])
  .findAll { it.name == 'Jenkinsfile' || it.name.endsWith('.jenkinsfile') }
  .sort { it.name }
if (jobs) {
  def folders = jenkins.pluginManager.uberClassLoader.loadClass('com.cloudbees.hudson.plugins.folder.Folder')
  def folder = jenkins.getItem('examples') ?: jenkins.createProject(folders, 'examples')
  jobs.each { file ->
    def name = file.name - '.jenkinsfile'
    def job = folder.getItem(name) ?: folder.createProject(WorkflowJob, name)
    job.definition = new CpsFlowDefinition(file.text, true)
    job.save()
  }
}

// What the example about credentials uses.
def loader = jenkins.pluginManager.uberClassLoader
def store = loader.loadClass('com.cloudbees.plugins.credentials.SystemCredentialsProvider').getInstance()
if (!store.credentials.any { it.id == 'example-token' }) {
  def scope = loader.loadClass('com.cloudbees.plugins.credentials.CredentialsScope').GLOBAL
  store.credentials.add(loader.loadClass('org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl')
    .newInstance(scope, 'example-token', 'for the example', hudson.util.Secret.fromString(UUID.randomUUID().toString())))
  store.save()
}

// The secret of the last agent tells that all of this is done.
for (int number = 1; number <= Integer.getInteger('tmuxo.agents'); number++) {
  def name = "agent-$number".toString()
  if (jenkins.getNode(name) == null) {
    def launcher = new JNLPLauncher()
    launcher.webSocket = true
    def agent = new DumbSlave(name, "${jenkins.rootDir}/agents/$number".toString(), launcher)
    agent.labelString = 'tmux'
    agent.numExecutors = 4
    agent.mode = Node.Mode.NORMAL
    jenkins.addNode(agent)
  }
  def secret = new File(secrets, "tmuxo-$name")
  secret.createNewFile()
  secret.setReadable(false, false)
  secret.setReadable(true, true)
  secret.text = jenkins.getComputer(name).jnlpMac
}
jenkins.save()
